module.exports=require("../hunkguard.js")("./shared-35.js");
