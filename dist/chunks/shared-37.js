module.exports=require("../hunkguard.js")("./shared-37.js");
