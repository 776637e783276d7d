module.exports=require("../hunkguard.js")("./shared-73.js");
